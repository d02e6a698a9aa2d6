import { type InvalidateOptions, type InvalidateQueryFilters, QueryClient, type QueryKey } from '@tanstack/react-query';

/** What pages know of the server. Whatever is invalidated is asked for after that, also where the first answer is still on its way. */
export class PagesQueryClient extends QueryClient {
  /** By itself it would wait for that answer, which was perhaps read before the change, and take it for a fresh one. */
  override invalidateQueries<Tagged extends QueryKey = QueryKey>(
    filters?: InvalidateQueryFilters<Tagged>,
    options?: InvalidateOptions,
  ): Promise<void> {
    if (filters?.refetchType !== 'none') {
      for (const query of this.getQueryCache().findAll(filters)) {
        const isAskedAgain = query.isActive() && !query.isDisabled();
        // Silently: whoever waits for it gets the new answer instead of an error.
        if (isAskedAgain && query.state.data === undefined) void query.cancel({ silent: true });
      }
    }
    return super.invalidateQueries(filters, options);
  }
}
