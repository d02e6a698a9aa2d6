import type { Bus } from '@aybiza/backbone/bus/port';
import { draftTopic } from '@aybiza/backbone/drafts/draft-news';
import { errorMessage } from '@aybiza/foundation/errors';
import type { FlowId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import type { LiveNews } from '@aybiza/shared-flow';

/**
 * Tells every page that has a draft open, in whatever process, that something beside it is different now. Call it when that is in the
 * database. A page that misses it finds it when it fetches the next time.
 */
export async function tellNews(
  { bus, logger }: { bus: Bus; logger: Logger },
  flowId: FlowId,
  news: LiveNews,
): Promise<void> {
  try {
    await bus.publish(draftTopic(flowId), { from: 'database', say: 'news', news });
  } catch (error) {
    logger.warn({ flowId, personal: errorMessage(error) }, 'pages could not be told of news');
  }
}
