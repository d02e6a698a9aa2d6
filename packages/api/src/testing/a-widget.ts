import type { NewWidget } from '@aybiza/db/widgets';

/** All that is said of a widget but who answers. */
export function aWidget(parts: Partial<Omit<NewWidget, 'deploymentId'>> = {}): Omit<NewWidget, 'deploymentId'> {
  return {
    name: 'Practice web site',
    origins: ['https://www.example.com'],
    looks: { color: '#0b5fff', position: 'end', label: 'Talk to us', title: '', greeting: '', language: 'en' },
    byVoice: true,
    byText: true,
    enabled: true,
    ...parts,
  };
}
