-- take: the deliveries whose time has come; each is put off, so that no two nodes work on it at once.
--
-- KEYS  1 inbox  2 inbox-due
-- ARGV  1 how many at the most  2 ms until another node may take it
-- Returns {id, delivery, …}
local inbox, due = KEYS[1], KEYS[2]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local taken = {}
for _, id in ipairs(redis.call('ZRANGEBYSCORE', due, '-inf', now, 'LIMIT', 0, tonumber(ARGV[1]))) do
	local delivery = redis.call('HGET', inbox, id)
	if delivery then
		redis.call('ZADD', due, now + tonumber(ARGV[2]), id)
		taken[#taken + 1] = id
		taken[#taken + 1] = delivery
	else
		redis.call('ZREM', due, id)
	end
end
return taken
