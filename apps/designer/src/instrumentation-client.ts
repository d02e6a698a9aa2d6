import { config } from 'zod/v4/core';

// A page's policy forbids making code from text. Zod would try once whether it may, and each page's first form would be a violation.
config({ jitless: true });
