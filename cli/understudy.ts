#!/usr/bin/env node
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `understudy needs Node.js 22.18 or newer, and this is ${process.version}. ` +
      'Install a newer one from https://nodejs.org, or run the scripts of the repository with npm: they bring their own.\n',
  );
  process.exitCode = 2;
} else {
  const { main } = await import('./main.ts');
  await main(process.argv);
}
