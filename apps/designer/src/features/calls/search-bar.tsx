'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './calls.module.css';
import { callsStrings } from './strings.ts';

/** Looks for words that were said. */
export function SearchBar({ text, onSearch }: { text: string; onSearch: (text: string) => void }) {
  const strings = useStrings(callsStrings);
  const [typed, setTyped] = useState(text);
  const [searched, setSearched] = useState(text);
  // They came from elsewhere, such as a kept view. While somebody types, the field is theirs.
  if (text !== searched) {
    setSearched(text);
    setTyped(text);
  }
  const search = (event: FormEvent) => {
    event.preventDefault();
    onSearch(typed);
  };
  return (
    <form className={styles.search} onSubmit={search}>
      <TextField
        label={strings.search}
        hint={strings.searchHint}
        type="search"
        placeholder={strings.searchPlaceholder}
        value={typed}
        maxLength={200}
        onValue={(value) => {
          setTyped(value);
          // The cross in the field, or the last letter gone.
          if (value === '' && text !== '') onSearch('');
        }}
      />
      <Button type="submit">{strings.searchButton}</Button>
    </form>
  );
}
