import '../components/theme.css';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { themeScript } from '../features/workspace/theme-script.ts';
import { TrpcProvider } from '../trpc/client.tsx';

export const metadata: Metadata = {
  title: { default: 'AYBIZA', template: '%s · AYBIZA' },
  description: 'Draw how your phone is answered, and let it answer.',
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    // The script below sets data-theme before React looks.
    <html lang="en" suppressHydrationWarning>
      <body>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, which must run before the first paint */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: themeScript }} />
        <TrpcProvider>{children}</TrpcProvider>
      </body>
    </html>
  );
}
