-- configure: another version of a client's configuration, whole or not at all. Knows no business.
--
-- KEYS  1 directory  2 directory-log  3 versions
-- ARGV  1 name of the entry  2 version decided against  3 version  4 the configuration (JSON)
--       5 who, when and why (JSON)  6 how many changes the directory's log keeps
-- Returns 1 when kept, 0 when there is another version than the one decided against
local directory, log, versions = KEYS[1], KEYS[2], KEYS[3]
local current = redis.call('HGET', versions, 'version') or '0'
if current ~= ARGV[2] then return 0 end
redis.call('HSET', versions, 'version', ARGV[3], 'v' .. ARGV[3], ARGV[4], 'h' .. ARGV[3], ARGV[5])
redis.call('HSET', directory, ARGV[1], ARGV[4])
redis.call('XADD', log, 'MAXLEN', '~', ARGV[6], '*', 'name', ARGV[1])
return 1
