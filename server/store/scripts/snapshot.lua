-- LOG-14: writes a snapshot and moves the pointer, in one step. KEYS: head, log, key of the snapshot.
-- ARGV: epoch, seq, chain | bytes | its name as the pointer says it | beginning of snapshot keys
-- An epoch that has passed may hold erased words, hence it is compared too.
local head = read_head()
if not head then return {'REFUSED', 'no head'} end
local epoch, seq, chain = ARGV[1], ARGV[2], ARGV[3]
if seq == '0' or head.epoch ~= epoch then return {'REFUSED', 'of another epoch'} end
if chain_at(head, seq) ~= chain then return {'REFUSED', 'the log does not hold that chain'} end
local pointed = tonumber(string.match(head.snapshot, '^(%d+)-') or '0')
if tonumber(seq) <= pointed then return {'REFUSED', 'a snapshot as new is there'} end

redis.call('SET', KEYS[3], ARGV[4])
redis.call('HSET', KEYS[1], 'snapshot', ARGV[5])
if head.snapshot ~= '' then redis.call('DEL', ARGV[6] .. head.snapshot) end
return {'OK'}
