-- ARCHIVE-3: entries of a log that comes from an archive, beside its place. KEYS: the stream being made.
-- ARGV: "first" (what another try left goes) or "more" | then for each entry: seq, commit, salt, digest, chain
if ARGV[1] == 'first' then redis.call('DEL', KEYS[1]) end
for at = 2, #ARGV, 5 do
  redis.call('XADD', KEYS[1], '1-' .. ARGV[at], 'c', ARGV[at + 1], 's', ARGV[at + 2], 'd', ARGV[at + 3], 'h', ARGV[at + 4])
end
return {'OK'}
