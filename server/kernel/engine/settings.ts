// The embedded server's settings: durable always, sized for a laptop that does other things too. They are given at
// every start, so a newer Doorstep's settings reach an older database.
import { totalmem } from 'node:os';

const MEGABYTE = 1024 * 1024;

export function settingsFor(socketDir: string, memory = totalmem()): Record<string, string> {
  const total = Math.floor(memory / MEGABYTE);
  return {
    listen_addresses: '',
    port: '5432',
    unix_socket_directories: `"${socketDir}"`,
    unix_socket_permissions: '0700',
    max_connections: '60',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    shared_buffers: `${Math.max(64, Math.min(512, Math.floor(total / 8)))}MB`,
    effective_cache_size: `${Math.max(256, Math.floor(total / 2))}MB`,
    work_mem: '16MB',
    maintenance_work_mem: `${Math.max(64, Math.min(256, Math.floor(total / 32)))}MB`,
    wal_compression: 'on',
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    // A failed statement and the row it failed on name people; the log may not.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
  };
}

export const asArguments = (settings: Record<string, string>): string[] =>
  Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
