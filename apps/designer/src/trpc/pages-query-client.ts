import { type InvalidateOptions, type InvalidateQueryFilters, QueryClient, type QueryKey } from '@tanstack/react-query';

/** What pages know of the server. Whatever is invalidated is asked for after that, also where the first answer is still on its way. */
export class PagesQueryClient extends QueryClient {
  /** By itself it waits for a first answer, which was perhaps read before the change, and takes it for a fresh one. */
  override async invalidateQueries<Tagged extends QueryKey = QueryKey>(
    filters?: InvalidateQueryFilters<Tagged>,
    options?: InvalidateOptions,
  ): Promise<void> {
    const onItsWay = this.getQueryCache()
      .findAll(filters)
      .filter(({ state }) => state.data === undefined && state.fetchStatus === 'fetching');
    await super.invalidateQueries(filters, options);
    await Promise.all(onItsWay.map(({ queryKey }) => super.invalidateQueries({ queryKey, exact: true }, options)));
  }
}
