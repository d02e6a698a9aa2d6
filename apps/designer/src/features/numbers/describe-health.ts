import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import type { BadgeProps } from '../../components/badge.tsx';
import type { WordsOf } from '../../language/strings.ts';
import type { numberStrings } from './strings.ts';

export type Connection = inferRouterOutputs<AppRouter>['phoneNumber']['getConnection'];

/** How it stands with the calls of a number, in a word and a sentence. */
export interface Health {
  readonly tone: NonNullable<BadgeProps['tone']>;
  readonly word: string;
  readonly sentence: string;
  /** Twilio can be told to bring them here. */
  readonly canBePutRight?: boolean;
}

export function describeHealth(
  connection: Connection,
  hasPbxSecret: boolean,
  strings: WordsOf<typeof numberStrings>['health'],
): Health {
  switch (connection.status) {
    case 'atTwilio': {
      const [first] = connection.differs;
      if (first !== undefined)
        return { tone: 'warn', word: strings.elsewhere, sentence: strings.differs[first], canBePutRight: true };
      return { tone: 'good', word: strings.arrives, sentence: connection.isPractice ? strings.practiceArrives : '' };
    }
    case 'notAtTwilio':
      if (hasPbxSecret) return { tone: 'neutral', word: strings.pbx, sentence: strings.pbxText };
      return connection.isPractice
        ? { tone: 'neutral', word: strings.practice, sentence: strings.practiceText }
        : { tone: 'warn', word: strings.unknown, sentence: strings.unknownText };
    case 'noAccount':
      if (hasPbxSecret) return { tone: 'neutral', word: strings.pbx, sentence: strings.pbxText };
      return {
        tone: connection.isInstallations ? 'neutral' : 'warn',
        word: strings.noAccount,
        sentence: connection.isInstallations ? strings.installationText : strings.noAccountText,
      };
    case 'failed':
      return { tone: 'warn', word: strings.failed, sentence: connection.message };
    case 'notAsked':
      return { tone: 'warn', word: strings.failed, sentence: strings.notAsked };
  }
}
