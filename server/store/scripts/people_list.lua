-- KEYS: the people of a document. ARGV: beginning of the keys of persons. Answers the bytes of each, in order of id.
local ids, cards = redis.call('SMEMBERS', KEYS[1]), {}
table.sort(ids)
for _, id in ipairs(ids) do
  local card = redis.call('HGET', ARGV[1] .. id, 'card')
  if card then cards[#cards + 1] = card end
end
return {'OK', cards}
