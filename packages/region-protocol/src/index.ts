export {
  MOST_NUMBERS,
  type NumberEntry,
  type NumberPage,
  numberEntrySchema,
  numberPageSchema,
  type RegionReport,
  regionNameSchema,
  regionReportSchema,
  TURNED_AWAY_HEADER,
  type TurnedAway,
  turnedAwaySchema,
} from './messages.ts';
export { createSeal, isInTime, nonceSchema, SEAL_HEADER, type Seal } from './seal.ts';
