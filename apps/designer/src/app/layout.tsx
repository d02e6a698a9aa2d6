import '../components/theme.css';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { themeScript } from '../features/workspace/theme-script.ts';
import { languageOfRequest, wordsOfRequest } from '../language/server.ts';
import { LanguageProvider } from '../language/use-strings.tsx';
import { TrpcProvider } from '../trpc/client.tsx';
import { titleStrings } from './strings.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { description } = await wordsOfRequest(titleStrings);
  return { title: { default: 'AYBIZA', template: '%s · AYBIZA' }, description };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  const language = await languageOfRequest();
  return (
    // The script below sets data-theme before React looks.
    <html lang={language} suppressHydrationWarning>
      <body>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, which must run before the first paint */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: themeScript }} />
        <LanguageProvider language={language}>
          <TrpcProvider>{children}</TrpcProvider>
        </LanguageProvider>
      </body>
    </html>
  );
}
