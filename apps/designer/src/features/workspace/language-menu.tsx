'use client';

import { READER_LANGUAGES, type ReaderLanguage } from '@aybiza/foundation/reader-language';
import { useState } from 'react';
import { Select } from '../../components/select.tsx';
import { Toast, ToastStack } from '../../components/toast.tsx';
import { useLanguage, useStrings } from '../../language/use-strings.tsx';
import { askAuth } from './ask-auth.ts';
import { workspaceStrings } from './strings.ts';

/** Each by its own name, so that whoever reads no other finds it. */
const NAMES: Readonly<Record<ReaderLanguage, string>> = { en: 'English', de: 'Deutsch', fr: 'Français', es: 'Español' };
const OPTIONS = READER_LANGUAGES.map((value) => ({ value, label: NAMES[value] }));

/** In which language somebody reads the pages, and is written to. */
export function LanguageMenu() {
  const strings = useStrings(workspaceStrings);
  const [failed, setFailed] = useState(false);
  const choose = async (language: ReaderLanguage) => {
    const chosen = await askAuth('/account/language', { language });
    setFailed(!chosen);
    // Everything is drawn anew, what was said of something that happened as well.
    if (chosen) window.location.reload();
  };
  return (
    <>
      <Select
        label={strings.language}
        value={useLanguage()}
        options={OPTIONS}
        onValue={(language) => void choose(language)}
      />
      <ToastStack>
        {failed ? (
          <Toast tone="bad" closeLabel={strings.close} onClose={() => setFailed(false)}>
            {strings.languageFailed}
          </Toast>
        ) : null}
      </ToastStack>
    </>
  );
}
