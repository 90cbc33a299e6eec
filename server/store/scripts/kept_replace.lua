-- KEYS: one. ARGV: what must be there now, what shall be there, for how many milliseconds
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return {'DIFFERS'} end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return {'OK'}
