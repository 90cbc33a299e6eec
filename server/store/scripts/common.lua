-- Stands before every script of this folder. KEYS[1] is the head of a document, KEYS[2] its log.
--
--   head   hash     epoch (16 hex digits), incarnation, seq, chain (16 bytes), format, snapshot ("<seq>-<chain in hex>")
--   log    stream   one entry a commit, id <incarnation>-<seq>, fields in this order: c commit, s salt, d digest, h chain
--
-- Nothing a person wrote may stand in an error text: scripts answer with fixed words.

local function read_head()
  local h = redis.call('HMGET', KEYS[1], 'epoch', 'incarnation', 'seq', 'chain', 'format', 'snapshot')
  if not (h[1] and h[2] and h[3] and h[4]) then return nil end
  return {epoch = h[1], incarnation = h[2], seq = h[3], chain = h[4], format = h[5] or '', snapshot = h[6] or ''}
end

local function id_of(head, seq) return head.incarnation .. '-' .. seq end
local function chain_in(entry) return entry[2][8] end

-- The chain at `seq`, or nil: not on the log. Before the first commit it is all zero.
local function chain_at(head, seq)
  if seq == '0' then return string.rep('\0', 16) end
  local entry = redis.call('XRANGE', KEYS[2], id_of(head, seq), id_of(head, seq))[1]
  return entry and chain_in(entry)
end

-- LOG-2.1: is the last entry of the log the head?
local function head_is_last(head)
  local last = redis.call('XREVRANGE', KEYS[2], '+', '-', 'COUNT', 1)[1]
  return last and last[1] == id_of(head, head.seq) and chain_in(last) == head.chain
end

-- At most `most` entries after `seq`, stopping before more than `bytes` of commits, but always one if there is one.
local function entries_after(head, seq, most, bytes)
  local found, used, from = {}, 0, '(' .. id_of(head, seq)
  while #found < most do
    local batch = redis.call('XRANGE', KEYS[2], from, id_of(head, head.seq), 'COUNT', math.min(64, most - #found))
    if #batch == 0 then break end
    for _, entry in ipairs(batch) do
      used = used + #entry[2][2]
      if used > bytes and #found > 0 then return found end
      found[#found + 1] = entry
      from = '(' .. entry[1]
    end
  end
  return found
end

-- LOG-2.3: the head, and what is after the sender's position if that position is on this log.
local function conflict(head, epoch, seq, chain, bytes)
  if head.epoch ~= epoch or tonumber(seq) > tonumber(head.seq) or chain_at(head, seq) ~= chain then
    return {'CONFLICT', head.epoch, head.seq, head.chain, 0, {}}
  end
  return {'CONFLICT', head.epoch, head.seq, head.chain, 1, entries_after(head, seq, 1024, bytes)}
end

-- What followers hear: epoch (16) chain (16) digest (16) seq (4, little endian) length of salt (1) salt commit.
local function publish(channel, epoch, seq, chain, digest, salt, commit)
  redis.pcall('PUBLISH', channel, epoch .. chain .. digest .. struct.pack('<I4I1', tonumber(seq), #salt) .. salt .. commit)
end

local function sound(epoch, chain, salt, digest) return #epoch == 16 and #chain == 16 and #salt == 16 and #digest == 16 end
