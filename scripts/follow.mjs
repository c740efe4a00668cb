// Loaded into a program started by launch.mjs: when that launcher is gone, killed even, the program is told to stop.
if (process.connected) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel?.unref();
}
