-- Head and entries as they are at one moment. ARGV: after which seq, or 'snapshot': after the newest snapshot, and that
-- too, or 'last': the last entry alone | at most how many entries | bytes | beginning of snapshot keys
-- Answers: 'OK', epoch, seq, chain, format, pointer, snapshot, seq before the entries, chain there, entries
local head = read_head()
if not head then
  if redis.call('EXISTS', KEYS[1], KEYS[2]) == 0 then return {'MISSING'} end
  return {'CORRUPT', 'no head'}
end
if not head_is_last(head) then return {'CORRUPT', 'the last entry is not the head'} end

local after, pointer, snapshot = ARGV[1], '', ''
if after == 'snapshot' then
  after = '0'
  if head.snapshot ~= '' then
    pointer = head.snapshot
    after = string.match(pointer, '^(%d+)-')
    snapshot = redis.call('GET', ARGV[4] .. pointer)
    if not after or not snapshot then return {'CORRUPT', 'the snapshot that the head names is not there'} end
  end
end
if after == 'last' then after = string.format('%.0f', tonumber(head.seq) - 1) end
local entries = {}
if tonumber(after) < tonumber(head.seq) then entries = entries_after(head, after, tonumber(ARGV[2]), tonumber(ARGV[3])) end
return {'OK', head.epoch, head.seq, head.chain, head.format, pointer, snapshot, after, chain_at(head, after) or '', entries}
