import type { Bus } from '@aybiza/backbone/bus/port';
import type { Db } from '@aybiza/db/client';
import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import type { Logger } from '@aybiza/foundation/logger';
import type { Storage } from '@aybiza/storage';
import { checkAlerts } from '../alerts/check-alerts.ts';
import type { CampaignWorld } from '../campaign/drive-campaign.ts';
import { type SendAccountMailsOptions, sendAccountMails } from '../mail/send-account-mails.ts';
import { lookAfterReleases } from '../releases/look-after-releases.ts';
import { announceCall } from '../telephony/announce-call.ts';
import type { WorkerWatch } from '../worker-watch.ts';
import { driveCampaigns } from './drive-campaigns.ts';
import { eraseRecordings } from './erase-recordings.ts';
import { eraseWorkspaces } from './erase-workspaces.ts';
import { keepMonths } from './keep-months.ts';
import { refreshPages } from './refresh-pages.ts';
import { sumUpQuarters } from './sum-up-quarters.ts';
import { verifyAudit } from './verify-audit.ts';

/** Ms between two looks for calls that change the figures: how far a dashboard may be behind. */
const QUARTERS_EVERY_MS = 5_000;
/** Ms between two looks at what the log keeps. */
const MONTHS_EVERY_MS = 60 * 60_000;
/** Ms between two looks for rules of alerts that are due. */
const ALERTS_EVERY_MS = 10_000;
/** Ms between two looks at watched versions and for planned ones: a version that fails its calls is to be gone within two minutes. */
const RELEASES_EVERY_MS = 5_000;
/** Ms between two looks for pages that are to be read again. */
const PAGES_EVERY_MS = 10 * 60_000;
/** Ms between two looks for messages about accounts: somebody sits and waits for theirs. */
const ACCOUNT_MAILS_EVERY_MS = 1_000;
/** Ms between two looks at the campaigns that run: how long a place stays free. */
const CAMPAIGNS_EVERY_MS = 1_000;
/** Ms between two looks for workspaces that are to be erased, and between two readings of the audit logs. */
const WORKSPACES_EVERY_MS = 60 * 60_000;
/** Ms to leave a database alone that did not answer. */
const AFTER_FAILURE_MS = 10_000;

export interface UpkeepOptions extends SendAccountMailsOptions {
  db: Db;
  storage: Storage;
  clock: Clock;
  logger: Logger;
  /** On which voice processes hear of calls to place. */
  bus?: Bus | undefined;
  watch: Pick<WorkerWatch, 'roundEnded'>;
}

/**
 * What has to be done again and again, without anybody asking: sums that follow the calls, months of the log that are made and dropped.
 * Any number of workers do it; the database has them take turns.
 */
export class Upkeep {
  readonly #options: UpkeepOptions;
  readonly #stop = new AbortController();
  readonly #rounds = new Map<string, Promise<void>>();
  readonly #timers = new Map<string, () => void>();
  /** When each round is to be done, monotonic ms. */
  readonly #due = new Map<string, number>();

  constructor(options: UpkeepOptions) {
    this.#options = options;
    const { signal } = this.#stop;
    this.#repeat('figures', QUARTERS_EVERY_MS, () => sumUpQuarters(options, signal));
    this.#repeat('alerts', ALERTS_EVERY_MS, () => checkAlerts(options, signal));
    this.#repeat('releases', RELEASES_EVERY_MS, () => lookAfterReleases(options, signal));
    this.#repeat('pages', PAGES_EVERY_MS, () => refreshPages(options, signal));
    this.#repeat('account mails', ACCOUNT_MAILS_EVERY_MS, () => sendAccountMails(options, signal));
    const { bus, clock } = options;
    const announce: CampaignWorld['announce'] = (news) => announceCall(bus, clock, news);
    this.#repeat('campaigns', CAMPAIGNS_EVERY_MS, () => driveCampaigns({ ...options, announce }, signal));
    this.#repeat('deleted workspaces', WORKSPACES_EVERY_MS, () => eraseWorkspaces(options, signal));
    this.#repeat('audit log', WORKSPACES_EVERY_MS, () => verifyAudit(options, signal));
    this.#repeat('call log', MONTHS_EVERY_MS, () => keepMonths(options, signal));
    this.#repeat('recordings', MONTHS_EVERY_MS, () => eraseRecordings(options, signal));
  }

  /** How much later each round is than it should be, in ms; also of one that is being done, for it may hang. */
  listLate(): { what: string; lateMs: number }[] {
    const now = this.#options.clock.monotonic();
    return [...this.#due].map(([what, dueAt]) => ({ what, lateMs: Math.max(0, now - dueAt) }));
  }

  /** Waits for the rounds at hand, which stop at their next step. */
  async close(): Promise<void> {
    this.#stop.abort();
    for (const cancel of this.#timers.values()) cancel();
    await Promise.all(this.#rounds.values());
  }

  #repeat(what: string, everyMs: number, work: () => Promise<void>): void {
    const { clock, logger, watch } = this.#options;
    if (!this.#due.has(what)) this.#due.set(what, clock.monotonic());
    const round = work()
      .then(() => {
        watch.roundEnded(what, 'done');
        this.#due.set(what, clock.monotonic() + everyMs);
        return everyMs;
      })
      .catch((error: unknown) => {
        watch.roundEnded(what, 'failed');
        logger.warn({ what, reason: errorMessage(error) }, 'upkeep not done');
        return AFTER_FAILURE_MS;
      })
      .then((pauseMs) => {
        if (this.#stop.signal.aborted) return;
        this.#timers.set(
          what,
          clock.after(pauseMs, () => this.#repeat(what, everyMs, work)),
        );
      });
    this.#rounds.set(what, round);
  }
}
