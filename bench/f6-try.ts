import { startStore } from './support/store.ts';
import { firedClocks } from './timers.ts';
const s = await startStore();
try { await firedClocks(s, Number(process.argv[2] ?? 2)); } finally { await s.stop(); }
