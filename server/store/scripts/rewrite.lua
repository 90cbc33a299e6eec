-- LOG-16: erasing words. KEYS: head, log, log being made, key of the clean snapshot.
-- ARGV: expected epoch, seq, chain | new epoch | clean snapshot, its name, beginning of snapshot keys | channel | then for
-- each entry that is given other bytes: seq, digest, chain, commit
-- The new log is made beside the old one and takes its place at the end; ids get the next incarnation.
local head = read_head()
if not head then return {'CORRUPT', 'no head'} end
if not head_is_last(head) then return {'CORRUPT', 'the last entry is not the head'} end
local epoch, seq, chain, new_epoch = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
if #new_epoch ~= 16 or new_epoch == epoch then return {'REFUSED', 'malformed rewrite'} end
if head.epoch == new_epoch and head.seq == seq and head.chain == chain then return {'DUPLICATE'} end
if head.epoch ~= epoch or head.seq ~= seq or head.chain ~= chain then return conflict(head, epoch, seq, chain, 65536) end
if redis.call('XLEN', KEYS[2]) ~= tonumber(seq) then return {'CORRUPT', 'the log has holes'} end

local commits = {}
for at = 9, #ARGV, 4 do
  local entry = redis.call('XRANGE', KEYS[2], id_of(head, ARGV[at]), id_of(head, ARGV[at]))[1]
  if not entry or entry[2][6] ~= ARGV[at + 1] or chain_in(entry) ~= ARGV[at + 2] then
    return {'CONFLICT', head.epoch, head.seq, head.chain, 0, {}}
  end
  commits[ARGV[at]] = ARGV[at + 3]
end

local incarnation = string.format('%.0f', tonumber(head.incarnation) + 1)
redis.call('DEL', KEYS[3])
local from, last = '-', nil
while true do
  local batch = redis.call('XRANGE', KEYS[2], from, '+', 'COUNT', 256)
  if #batch == 0 then break end
  for _, entry in ipairs(batch) do
    local at = string.match(entry[1], '-(%d+)$')
    local f = entry[2]
    if commits[at] then f[2], f[4] = commits[at], '' end
    redis.call('XADD', KEYS[3], incarnation .. '-' .. at, 'c', f[2], 's', f[4], 'd', f[6], 'h', f[8])
    from, last = '(' .. entry[1], f
  end
end
redis.call('RENAME', KEYS[3], KEYS[2])
if head.snapshot ~= '' then redis.call('DEL', ARGV[7] .. head.snapshot) end
redis.call('SET', KEYS[4], ARGV[5])
redis.call('HSET', KEYS[1], 'epoch', new_epoch, 'incarnation', incarnation, 'snapshot', ARGV[6])
publish(ARGV[8], new_epoch, seq, chain, last[6], last[4], last[2])
return {'OK'}
