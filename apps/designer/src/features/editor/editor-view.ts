import type { RequestAnswerers } from '@aybiza/call-log';
import type { Flow } from '@aybiza/flow';
import { type CardEditing, type GraphSelection, type LooseWire, NO_SELECTION } from '../flow-graph/index.ts';
import type { KeptReport } from '../flow-import/index.ts';
import type { Playback } from './playback/playback.ts';
import type { Called, KeptFlow } from './versions/version-source.ts';

/** Where a menu of node kinds was opened from, and so what choosing one does. */
export type AddMenu =
  | { readonly by: 'wire'; readonly end: LooseWire['end']; readonly screen: ScreenPoint; readonly canvas: ScreenPoint }
  | { readonly by: 'edge'; readonly edge: string; readonly screen: ScreenPoint }
  | { readonly by: 'node'; readonly node: string; readonly screen: ScreenPoint };

interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

/** The menu of the chosen steps, where it was asked for. */
export interface StepMenu {
  readonly at: ScreenPoint;
}

/** What the flow was before, on the canvas in the draft's stead: as it was, or with what is different. */
export interface ShownVersion {
  readonly kept: KeptFlow;
  readonly flow: Flow;
  /** With what it is compared; null for the draft. */
  readonly against: { readonly kept: KeptFlow; readonly flow: Flow } | null;
  readonly as: 'itself' | 'changes';
}

export type Drawer =
  | 'add'
  | 'find'
  | 'variables'
  | 'intents'
  | 'knowledge'
  | 'translations'
  | 'rules'
  | 'scenarios'
  | 'afterCall'
  | 'import'
  | 'comments'
  | 'versions'
  | 'settings';
export type ProblemFilter = 'all' | 'error' | 'warning';
export type PanelTab = 'step' | 'call' | 'json';
export type Overlay = 'commands' | 'help' | 'publish' | 'checkpoint' | 'import' | null;

/** What only this person sees: kept apart from the flow, never saved, never undone. */
export interface EditorView {
  readonly selection: GraphSelection;
  /** The step whose wires are being walked through by keys. */
  readonly wiresOf: string | null;
  readonly editing: CardEditing | null;
  readonly drawer: Drawer | null;
  readonly panel: PanelTab;
  /** Is the panel on the right open? On narrow screens it is a sheet over the canvas. */
  readonly panelOpen: boolean;
  readonly overlay: Overlay;
  readonly version: ShownVersion | null;
  /** What test calls run. */
  readonly called: Called;
  /** Who answers the requests of test calls, once this person has chosen. */
  readonly answerers: RequestAnswerers | null;
  /** The contact that calls in test calls; null for somebody new. */
  readonly caller: string | null;
  readonly addMenu: AddMenu | null;
  readonly stepMenu: StepMenu | null;
  readonly problemsOpen: boolean;
  /** Which problems the list shows. */
  readonly problemFilter: ProblemFilter;
  /** The way being shown on the canvas. */
  readonly playback: Playback | null;
  /** The rule whose form is open. */
  readonly openRule: string | null;
  /** The language whose translations are open. */
  readonly openLanguage: string | null;
  /** The scenario whose steps are open. */
  readonly openScenario: string | null;
  /** The step after the call whose form is open. */
  readonly openAfterCall: string | null;
  /** The thread whose comments are open. */
  readonly openThread: string | null;
  /** The step that a new comment is being written about. */
  readonly commentOn: string | null;
  /** What was written and not sent yet, by the place it was written at: closing a panel loses no word. */
  readonly unsent: Readonly<Record<string, string>>;
  /** Is it painted on the canvas which wires scenarios take? */
  readonly coverage: boolean;
  /** What became of the steps of an imported flow. */
  readonly report: KeptReport | null;
  readonly zoom: number;
  /** Does the camera follow the test call? */
  readonly followCall: boolean;
  /** Where the inspector shall put the focus: the field a problem is about. */
  readonly goToField: string | null;
}

export const FIRST_VIEW: EditorView = {
  selection: NO_SELECTION,
  wiresOf: null,
  editing: null,
  drawer: null,
  // The first thing to do with a flow is to call it.
  panel: 'call',
  panelOpen: true,
  overlay: null,
  version: null,
  called: null,
  answerers: null,
  caller: null,
  addMenu: null,
  stepMenu: null,
  problemsOpen: false,
  problemFilter: 'all',
  playback: null,
  openRule: null,
  openLanguage: null,
  openScenario: null,
  openAfterCall: null,
  openThread: null,
  commentOn: null,
  unsent: {},
  coverage: true,
  report: null,
  zoom: 0.8,
  followCall: true,
  goToField: null,
};
