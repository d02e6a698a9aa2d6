// Loaded into every app before its own code. The channel to whoever started it closes when that process ends, in whatever
// way, SIGKILL included: then nobody is left to stop this one, and it stops by itself.
const GRACE_MS = 5_000;

if (process.channel !== undefined && process.channel !== null) {
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    // SIGINT ends an app without waiting for its calls. Where signals cannot be caught (Windows), this is the end at once.
    process.kill(process.pid, 'SIGINT');
  });
  process.channel.unref();
}
