// Reads the annotations and the claims as linked data: a JSON-LD processor expands them, refusing whatever would be
// lost, and every class and property that comes out is held against the vocabularies of those who made them, the W3C
// (Web Annotation) and schema.org. No network: `annotation.context.json` defines the terms that claimdiff uses as
// https://www.w3.org/TR/annotation-vocab/ does, and the vocabularies come as packages.
//
// usage: node linked.mjs MODULES DIR
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import assert from "node:assert/strict";

const [modules, dir] = process.argv.slice(2);
const require = createRequire(resolve(modules, "package.json"));
const jsonld = require("jsonld");
const packages = resolve(modules, "node_modules/@vocabulary");
const OA = "http://www.w3.org/ns/oa#";
const SCHEMA = "http://schema.org/";
const RDFS = "http://www.w3.org/2000/01/rdf-schema#";

const contexts = {
  "http://www.w3.org/ns/anno.jsonld": JSON.parse(readFileSync(new URL("annotation.context.json", import.meta.url), "utf8")),
  // schema.org's own context makes every term one of its vocabulary.
  "https://schema.org": { "@context": { "@vocab": SCHEMA } },
};
const documentLoader = async (url) => {
  assert.ok(contexts[url], `${url} is no context that is known here`);
  return { contextUrl: null, documentUrl: url, document: contexts[url] };
};
const expanded = (document) => jsonld.expand(document, { documentLoader, safe: true });

/** The statements of a vocabulary, as `subject → predicate → objects`. */
function vocabulary(name) {
  const known = new Map();
  for (const line of readFileSync(join(packages, name, `${name}.nq`), "utf8").split("\n")) {
    const [, subject, predicate, object] = line.match(/^<([^>]+)> <([^>]+)> <([^>]+)>/) ?? [];
    if (!subject) continue;
    if (!known.has(subject)) known.set(subject, new Map());
    const own = known.get(subject);
    own.set(predicate, [...(own.get(predicate) ?? []), object]);
  }
  assert.ok(known.size > 50, `the vocabulary ${name}`);
  return known;
}

/** A class and all that it is a kind of. */
function kinds(known, type) {
  const found = new Set([type]);
  for (const one of found) (known.get(one)?.get(`${RDFS}subClassOf`) ?? []).forEach((above) => found.add(above));
  return found;
}

/** What is wrong with a node and those in it: terms that the vocabulary lacks or gives to other classes. */
function faults(node, known, namespace, domain) {
  const out = [];
  const types = node["@type"] ?? [];
  types.filter((type) => !known.has(type)).forEach((type) => out.push(`no class ${type}`));
  for (const [property, values] of Object.entries(node)) {
    if (property.startsWith("@")) continue;
    if (property.startsWith(namespace)) {
      const of = known.get(property)?.get(domain);
      if (!known.has(property)) out.push(`no property ${property}`);
      const fits = types.some((type) => [...kinds(known, type)].some((kind) => of?.includes(kind)));
      if (of && types.length && !fits) out.push(`${property} is none of ${types}`);
    }
    for (const value of values) {
      if (value["@id"]?.startsWith(namespace) && !known.has(value["@id"])) out.push(`nothing called ${value["@id"]}`);
      if (!("@value" in value)) out.push(...faults(value, known, namespace, domain));
    }
  }
  return out;
}

const lines = readFileSync(join(dir, "annotations.jsonl"), "utf8").trim().split("\n").map((line) => JSON.parse(line));
const oa = vocabulary("oa");
const annotated = (node) => faults(node, oa, OA, `${RDFS}domain`);
for (const line of lines) {
  const [annotation, ...more] = await expanded(line);
  assert.deepEqual([more.length, annotated(annotation)], [0, []], line.id);
  assert.deepEqual(annotation["@type"], [`${OA}Annotation`]);
  assert.equal(annotation[`${OA}hasTarget`].length, line.target.length);
  for (const selector of annotation[`${OA}hasTarget`].flatMap((target) => target[`${OA}hasSelector`])) {
    assert.ok(kinds(oa, selector["@type"][0]).has(`${OA}Selector`), "each selector is one");
  }
}
await assert.rejects(expanded({ ...lines[0], motive: "commenting" }), /Safe mode/, "a term of no context is refused");
const misplaced = await expanded({ ...lines[0], source: "urn:x" });
assert.ok(annotated(misplaced[0]).length > 0, "a property of another class is seen");
console.log(`annotations: ${lines.length} read as linked data, every term in the W3C's vocabulary`);

const schema = vocabulary("schema");
const graph = JSON.parse(readFileSync(join(dir, "claims.jsonld"), "utf8"));
const claims = await expanded(graph);
assert.equal(claims.length, graph["@graph"].length);
const told = (node) => faults(node, schema, SCHEMA, `${SCHEMA}domainIncludes`);
for (const claim of claims) {
  assert.deepEqual(told(claim), [], claim["@id"]);
  assert.deepEqual(claim["@type"], [`${SCHEMA}Claim`]);
}
assert.ok(told({ "@type": [`${SCHEMA}Claim`], [`${SCHEMA}headlines`]: [] }).length > 0, "a term that is none is seen");
assert.ok(told({ "@type": [`${SCHEMA}Claim`], [`${SCHEMA}birthDate`]: [] }).length > 0, "so is a person's of a claim");
console.log(`claims: ${claims.length} read as linked data, every term in schema.org's vocabulary`);
