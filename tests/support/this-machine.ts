import { NO_HOSTS, readAllowedHosts } from '#server/config/allowed-hosts.ts';

/** The servers of tests, which are all here. */
export const THIS_MACHINE = readAllowedHosts('127.0.0.1, localhost') ?? NO_HOSTS;
