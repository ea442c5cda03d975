console.error('npm run teeth is now called npm run mutation.');
await import('./mutation.ts');
