// Preloaded into each process the supervisor starts: ends it when the supervisor is gone, even by kill -9.
const DRAIN_LIMIT_MS = 25_000;

if (process.channel) {
  process.channel.unref();
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), DRAIN_LIMIT_MS).unref();
  });
}
