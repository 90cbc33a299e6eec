-- KEYS: the person, their documents. ARGV: person, beginning of the keys of the people of a document
for _, document in ipairs(redis.call('SMEMBERS', KEYS[2])) do redis.call('SREM', ARGV[2] .. document, ARGV[1]) end
redis.call('DEL', KEYS[1], KEYS[2])
return {'OK'}
