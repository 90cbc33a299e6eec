-- REHEARSAL-3: what is left of a rehearsal goes. KEYS: set of documents, set of rehearsals that are not finished | then every
-- key of the rehearsal. ARGV: the rehearsal, beginning of the keys of people of a document, of persons
-- All is judged before anything is touched: a key of anything else ends it.
local id = ARGV[1]
if #id ~= 22 or not string.match(id, '^rehearsal%-[a-z0-9]+$') then return {'REFUSED', 'not a rehearsal'} end
local function rest_after(key, begin)
  if string.sub(key, 1, #begin) ~= begin then return nil end
  return string.sub(key, #begin + 1, #begin + 1)
end
for n = 3, #KEYS do
  local document, people = rest_after(KEYS[n], 'plenary:{' .. id), rest_after(KEYS[n], ARGV[2] .. id)
  local is_its = document == '}' or document == '.' or people == '' or people == '.'
  if not is_its then return {'REFUSED', 'a key that is not of this rehearsal'} end
end
redis.call('SADD', KEYS[2], id)
for n = 3, #KEYS do
  if string.sub(KEYS[n], 1, #ARGV[2]) == ARGV[2] then
    local document = string.sub(KEYS[n], #ARGV[2] + 1)
    for _, person in ipairs(redis.call('SMEMBERS', KEYS[n])) do
      local card = ARGV[3] .. person
      redis.call('SREM', card .. ':documents', document)
      if redis.call('SCARD', card .. ':documents') == 0 then redis.call('DEL', card) end
    end
  end
  redis.call('DEL', KEYS[n])
end
for _, document in ipairs(redis.call('SMEMBERS', KEYS[1])) do
  local rest = rest_after(document, id)
  if rest == '' or rest == '.' then redis.call('SREM', KEYS[1], document) end
end
return {'OK'}
