await import('./runtime.mjs')
