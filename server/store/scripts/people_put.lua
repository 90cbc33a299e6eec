-- KEYS: the person, their documents, the people of the document. ARGV: person's bytes, person, document
redis.call('HSET', KEYS[1], 'card', ARGV[1])
redis.call('SADD', KEYS[2], ARGV[3])
redis.call('SADD', KEYS[3], ARGV[2])
return {'OK'}
