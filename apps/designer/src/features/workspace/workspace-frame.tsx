'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { Icon } from '../../components/icons/icon.tsx';
import type { IconName } from '../../components/icons/icon-paths.ts';
import { Mark } from '../../components/mark.tsx';
import { AccountMenu } from './account-menu.tsx';
import { AlertCount } from './alert-count.tsx';
import { PracticeBanner } from './practice-banner.tsx';
import { workspaceStrings as strings } from './strings.ts';
import { ThemeMenu } from './theme-menu.tsx';
import styles from './workspace-frame.module.css';

interface Room {
  href: string;
  label: string;
  icon: IconName;
}

/** What is made, what goes on with callers, what comes of it, and the rest. */
const GROUPS: readonly (readonly [Room, ...Room[]])[] = [
  [
    { href: '/', label: strings.agents, icon: 'converse' },
    { href: '/knowledge', label: strings.knowledge, icon: 'answer' },
    { href: '/numbers', label: strings.numbers, icon: 'keypad' },
  ],
  [
    { href: '/live', label: strings.live, icon: 'recording' },
    { href: '/calls', label: strings.calls, icon: 'phone' },
    { href: '/after-call', label: strings.afterCall, icon: 'end' },
    { href: '/call-backs', label: strings.callBacks, icon: 'callBack' },
    { href: '/contacts', label: strings.contacts, icon: 'person' },
    { href: '/calendar', label: strings.calendar, icon: 'collect' },
  ],
  [
    { href: '/analytics', label: strings.analytics, icon: 'chart' },
    { href: '/usage', label: strings.usage, icon: 'limit' },
    { href: '/alerts', label: strings.alerts, icon: 'warning' },
  ],
  [{ href: '/settings', label: strings.settings, icon: 'settings' }],
];

/** Around every page: where one is, where one can go, and what is practice equipment. */
export function WorkspaceFrame({ person, children }: { person: { name: string; email: string }; children: ReactNode }) {
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
              {rooms.map(({ href, label, icon }) => (
                <li key={href}>
                  <Link href={href} aria-current={isIn(path, href) ? 'page' : undefined}>
                    <Icon name={icon} />
                    <span className={styles.word}>{label}</span>
                    {href === '/alerts' ? <AlertCount /> : null}
                  </Link>
                </li>
              ))}
            </ul>
          ))}
        </div>
        <div className={styles.foot}>
          <div className={styles.theme}>
            <ThemeMenu />
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
