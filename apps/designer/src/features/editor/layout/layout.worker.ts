// Answers what `elk-api` asks of a worker: loaded where there is no page, it takes the messages of the thread for itself.
import 'elkjs/lib/elk-worker.min.js';
