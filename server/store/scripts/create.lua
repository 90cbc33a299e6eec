-- A new document. KEYS: head, log, set of documents. ARGV: epoch, commit, salt, digest, chain | document, channel, format
local head = read_head()
local epoch, commit, salt, digest, chain = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
if not sound(epoch, chain, salt, digest) then return {'REFUSED', 'malformed create'} end
if head then
  if not head_is_last(head) then return {'CORRUPT', 'the last entry is not the head'} end
  if head.epoch == epoch and head.seq == '1' and head.chain == chain then return {'DUPLICATE'} end
  return conflict(head, epoch, '0', string.rep('\0', 16), 0)
end
if redis.call('EXISTS', KEYS[1], KEYS[2]) ~= 0 then return {'CORRUPT', 'a log without a head'} end
if redis.call('SISMEMBER', KEYS[3], ARGV[6]) ~= 0 then return {'CORRUPT', 'the document is listed, and its keys are gone'} end

redis.call('XADD', KEYS[2], '1-1', 'c', commit, 's', salt, 'd', digest, 'h', chain)
redis.call('HSET', KEYS[1], 'epoch', epoch, 'incarnation', '1', 'seq', '1', 'chain', chain, 'format', ARGV[8])
redis.call('SADD', KEYS[3], ARGV[6])
publish(ARGV[7], epoch, 1, chain, digest, salt, commit)
return {'OK'}
