-- hide: entries of one case in the log, and its row, give way to what stays of them
-- KEYS  1 cases  2 log  3 hidden entries, by their place in the log
-- ARGV  1 case id  2 the version that it must have, or "" for any  3 row that takes the place of its own, or "" to leave it
--       then of each entry its log id and what stays of it, with its place before it
-- Returns how many entries gave way; -1 when the case has another version by now
local stored = redis.call('HGET', KEYS[1], ARGV[1])
if ARGV[2] ~= '' and (not stored or string.match(stored, '^%d+') ~= ARGV[2]) then return -1 end
local count = 0
for index = 4, #ARGV, 2 do
	if redis.call('XDEL', KEYS[2], ARGV[index]) == 1 then
		redis.call('ZADD', KEYS[3], 0, ARGV[index + 1])
		count = count + 1
	end
end
if ARGV[3] ~= '' then redis.call('HSET', KEYS[1], ARGV[1], ARGV[3]) end
return count
