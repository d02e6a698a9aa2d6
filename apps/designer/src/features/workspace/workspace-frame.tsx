'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { guideAddress } from '../../components/guide-address.ts';
import { Icon } from '../../components/icons/icon.tsx';
import type { IconName } from '../../components/icons/icon-paths.ts';
import { Mark } from '../../components/mark.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { AccountMenu } from './account-menu.tsx';
import { AlertCount } from './alert-count.tsx';
import { LanguageMenu } from './language-menu.tsx';
import { PracticeBanner } from './practice-banner.tsx';
import { workspaceStrings } from './strings.ts';
import { ThemeMenu } from './theme-menu.tsx';
import styles from './workspace-frame.module.css';

interface Room {
  href: string;
  name:
    | 'agents'
    | 'knowledge'
    | 'numbers'
    | 'live'
    | 'calls'
    | 'afterCall'
    | 'callBacks'
    | 'campaigns'
    | 'contacts'
    | 'calendar'
    | 'analytics'
    | 'usage'
    | 'alerts'
    | 'settings';
  icon: IconName;
}

/** What is made, what goes on with callers, what comes of it, and the rest. */
const GROUPS: readonly (readonly [Room, ...Room[]])[] = [
  [
    { href: '/', name: 'agents', icon: 'converse' },
    { href: '/knowledge', name: 'knowledge', icon: 'answer' },
    { href: '/numbers', name: 'numbers', icon: 'keypad' },
  ],
  [
    { href: '/live', name: 'live', icon: 'recording' },
    { href: '/calls', name: 'calls', icon: 'phone' },
    { href: '/after-call', name: 'afterCall', icon: 'end' },
    { href: '/call-backs', name: 'callBacks', icon: 'callBack' },
    { href: '/campaigns', name: 'campaigns', icon: 'send' },
    { href: '/contacts', name: 'contacts', icon: 'person' },
    { href: '/calendar', name: 'calendar', icon: 'collect' },
  ],
  [
    { href: '/analytics', name: 'analytics', icon: 'chart' },
    { href: '/usage', name: 'usage', icon: 'limit' },
    { href: '/alerts', name: 'alerts', icon: 'warning' },
  ],
  [{ href: '/settings', name: 'settings', icon: 'settings' }],
];

/** Around every page: where one is, where one can go, and what is practice equipment. */
export function WorkspaceFrame({ person, children }: { person: { name: string; email: string }; children: ReactNode }) {
  const strings = useStrings(workspaceStrings);
  const path = usePathname();
  // The editor needs the whole screen, leads back by itself, and says what is practice equipment.
  if (path.endsWith('/flow')) return <div className={styles.whole}>{children}</div>;
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        {strings.skip}
      </a>
      <nav className={styles.rail} aria-label={strings.navigation}>
        <Link className={styles.brand} href="/">
          <Mark />
          <span className={styles.word}>{strings.product}</span>
        </Link>
        <div className={styles.rooms}>
          {GROUPS.map((rooms) => (
            <ul key={rooms[0].href}>
              {rooms.map(({ href, name, icon }) => (
                <li key={href}>
                  <Link href={href} aria-current={isIn(path, href) ? 'page' : undefined}>
                    <Icon name={icon} />
                    <span className={styles.word}>{strings[name]}</span>
                    {href === '/alerts' ? <AlertCount /> : null}
                  </Link>
                </li>
              ))}
            </ul>
          ))}
        </div>
        <div className={styles.foot}>
          <a
            className={styles.guide}
            href={guideAddress('index')}
            target="_blank"
            rel="noreferrer"
            aria-label={strings.guide}
            title={strings.guide}
          >
            <Icon name="help" />
            <span className={styles.word}>{strings.guide}</span>
          </a>
          <div className={styles.theme}>
            <ThemeMenu />
            <LanguageMenu />
          </div>
          <div className={styles.person}>
            <p className={styles.word} title={person.email}>
              {person.name}
            </p>
            <AccountMenu />
          </div>
        </div>
      </nav>
      <div className={styles.main}>
        <PracticeBanner />
        <main id="content" className={styles.content} tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  );
}

/** Pages about an agent belong to the agents, whose list is at `/`. */
function isIn(path: string, href: string): boolean {
  return href === '/' ? path === '/' || path.startsWith('/agents') : path === href || path.startsWith(`${href}/`);
}
