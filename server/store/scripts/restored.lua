-- ARCHIVE-3: whole logs take their places, all or none. KEYS: set of documents | then for each document: head, log, the
-- stream that was made. ARGV: format | then for each document: id, epoch, seq, chain
local documents = (#KEYS - 1) / 3
for n = 1, documents do
  local head, log, made = KEYS[3 * n - 1], KEYS[3 * n], KEYS[3 * n + 1]
  local id, seq, chain = ARGV[4 * n - 2], ARGV[4 * n], ARGV[4 * n + 1]
  if redis.call('EXISTS', head, log) ~= 0 or redis.call('SISMEMBER', KEYS[1], id) ~= 0 then return {'CONFLICT', id} end
  local last = redis.call('XREVRANGE', made, '+', '-', 'COUNT', 1)[1]
  if not last or last[1] ~= '1-' .. seq or last[2][8] ~= chain or redis.call('XLEN', made) ~= tonumber(seq) then
    return {'CORRUPT', 'what was written of ' .. id .. ' does not lead to its head'}
  end
end
for n = 1, documents do
  redis.call('RENAME', KEYS[3 * n + 1], KEYS[3 * n])
  redis.call('HSET', KEYS[3 * n - 1], 'epoch', ARGV[4 * n - 1], 'incarnation', '1', 'seq', ARGV[4 * n],
    'chain', ARGV[4 * n + 1], 'format', ARGV[1])
  redis.call('SADD', KEYS[1], ARGV[4 * n - 2])
end
return {'OK'}
