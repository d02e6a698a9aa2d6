import type { Places } from '@aybiza/providers/accounts/places';
import type { Embedder } from '@aybiza/providers/embedding/port';
import type { LanguageModel } from '@aybiza/providers/llm/port';

/** What workspaces without a model of their own use. */
export interface InstalledModel {
  readonly llm: LanguageModel;
  /** The sandbox's practice model: what it says is marked, so that nobody takes it for more. */
  readonly isPractice: boolean;
  /** Who says what texts mean; nobody where the model is practice equipment. */
  readonly embedder?: Embedder;
  /** Where they process what they are given; left out: nobody knows. */
  readonly places?: Pick<Places, 'bedrock' | 'embedding'>;
}
