-- LOG-2. ARGV: expected epoch, seq, chain | commit, salt, digest, new chain | channel, bytes of missed entries at most
local head = read_head()
if not head then return {'CORRUPT', 'no head'} end
if not head_is_last(head) then return {'CORRUPT', 'the last entry is not the head'} end

local epoch, seq, chain = ARGV[1], ARGV[2], ARGV[3]
local commit, salt, digest, new_chain = ARGV[4], ARGV[5], ARGV[6], ARGV[7]
local new_seq = string.format('%.0f', tonumber(seq) + 1)
if not sound(epoch, new_chain, salt, digest) or tonumber(new_seq) > 4294967294 then return {'REFUSED', 'malformed append'} end
if head.epoch == epoch and head.seq == new_seq and head.chain == new_chain then return {'DUPLICATE'} end
if head.epoch ~= epoch or head.seq ~= seq or head.chain ~= chain then
  return conflict(head, epoch, seq, chain, tonumber(ARGV[9]))
end

local added = redis.pcall('XADD', KEYS[2], id_of(head, new_seq), 'c', commit, 's', salt, 'd', digest, 'h', new_chain)
if type(added) == 'table' then
  if string.find(added.err, 'ID specified', 1, true) then return {'CORRUPT', 'the log has been further than its head'} end
  return added
end
redis.call('HSET', KEYS[1], 'seq', new_seq, 'chain', new_chain)
publish(ARGV[8], epoch, new_seq, new_chain, digest, salt, commit)
return {'OK'}
