// The README's request through openapi-fetch. Prints the answer; the test that runs it checks the verdicts.
// Run as: node first_request.js ADDRESS-OF-THE-SERVER
import { argv, exit, stderr, stdout } from "node:process";

import createClient from "openapi-fetch";

import type { components, paths } from "./elemental.js";

const intake: components["schemas"]["Intake"] = {
  authorities: ["us-nasem"],
  person: { age_years: 34, sex: "female" },
  days: [
    {
      record: "complete",
      entries: [
        { nutrient: "magnesium", amount: 180, unit: "mg", origin: "food" },
        { nutrient: "magnesium", amount: 200, unit: "mg", origin: "supplement" },
      ],
    },
  ],
};

const client = createClient<paths>({ baseUrl: argv[2] });
const { data, error } = await client.POST("/evaluate", { body: intake });
if (error) {
  stderr.write(`${error.title} ${error.detail}\n`);
  exit(1);
}

const judgements = data.nutrients.flatMap(({ nutrient, judgements }) =>
  judgements.map(({ authority, adequacy, excess }) => ({
    nutrient,
    authority,
    adequacy: adequacy.verdict,
    excess: excess.verdict,
    room: excess.room?.low,
  })),
);
stdout.write(JSON.stringify({ judgements, input_hash: data.receipt.input_hash }));
