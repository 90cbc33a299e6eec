// Every language says everything, with the forms its plural needs; and nothing is translated that nobody says.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ar } from "../../src/locales/ar.ts";
import { ar as arChecks } from "../../src/locales/checks/ar.ts";
import { de as deChecks } from "../../src/locales/checks/de.ts";
import { en as enChecks } from "../../src/locales/checks/en-GB.ts";
import { es as esChecks } from "../../src/locales/checks/es.ts";
import { et as etChecks } from "../../src/locales/checks/et.ts";
import { fr as frChecks } from "../../src/locales/checks/fr.ts";
import { it as itChecks } from "../../src/locales/checks/it.ts";
import { pt as ptChecks } from "../../src/locales/checks/pt.ts";
import { ar as arConsole } from "../../src/locales/console/ar.ts";
import { de as deConsole } from "../../src/locales/console/de.ts";
import { en as enConsole } from "../../src/locales/console/en-GB.ts";
import { es as esConsole } from "../../src/locales/console/es.ts";
import { et as etConsole } from "../../src/locales/console/et.ts";
import { fr as frConsole } from "../../src/locales/console/fr.ts";
import { it as itConsole } from "../../src/locales/console/it.ts";
import { pt as ptConsole } from "../../src/locales/console/pt.ts";
import { de } from "../../src/locales/de.ts";
import { ar as arDeciding } from "../../src/locales/deciding/ar.ts";
import { de as deDeciding } from "../../src/locales/deciding/de.ts";
import { en as enDeciding } from "../../src/locales/deciding/en-GB.ts";
import { es as esDeciding } from "../../src/locales/deciding/es.ts";
import { et as etDeciding } from "../../src/locales/deciding/et.ts";
import { fr as frDeciding } from "../../src/locales/deciding/fr.ts";
import { it as itDeciding } from "../../src/locales/deciding/it.ts";
import { pt as ptDeciding } from "../../src/locales/deciding/pt.ts";
import { ar as arDialogs } from "../../src/locales/dialogs/ar.ts";
import { de as deDialogs } from "../../src/locales/dialogs/de.ts";
import { en as enDialogs } from "../../src/locales/dialogs/en-GB.ts";
import { es as esDialogs } from "../../src/locales/dialogs/es.ts";
import { et as etDialogs } from "../../src/locales/dialogs/et.ts";
import { fr as frDialogs } from "../../src/locales/dialogs/fr.ts";
import { it as itDialogs } from "../../src/locales/dialogs/it.ts";
import { pt as ptDialogs } from "../../src/locales/dialogs/pt.ts";
import { en as english } from "../../src/locales/en-GB.ts";
import { es } from "../../src/locales/es.ts";
import { et } from "../../src/locales/et.ts";
import { ar as arForYou } from "../../src/locales/foryou/ar.ts";
import { de as deForYou } from "../../src/locales/foryou/de.ts";
import { en as enForYou } from "../../src/locales/foryou/en-GB.ts";
import { es as esForYou } from "../../src/locales/foryou/es.ts";
import { et as etForYou } from "../../src/locales/foryou/et.ts";
import { fr as frForYou } from "../../src/locales/foryou/fr.ts";
import { it as itForYou } from "../../src/locales/foryou/it.ts";
import { pt as ptForYou } from "../../src/locales/foryou/pt.ts";
import { fr } from "../../src/locales/fr.ts";
import { ar as arGuidebook } from "../../src/locales/guidebook/ar.ts";
import { de as deGuidebook } from "../../src/locales/guidebook/de.ts";
import { en as enGuidebook } from "../../src/locales/guidebook/en-GB.ts";
import { es as esGuidebook } from "../../src/locales/guidebook/es.ts";
import { et as etGuidebook } from "../../src/locales/guidebook/et.ts";
import { fr as frGuidebook } from "../../src/locales/guidebook/fr.ts";
import { it as itGuidebook } from "../../src/locales/guidebook/it.ts";
import { pt as ptGuidebook } from "../../src/locales/guidebook/pt.ts";
import { it as italian } from "../../src/locales/it.ts";
import { ar as arJoin } from "../../src/locales/join/ar.ts";
import { de as deJoin } from "../../src/locales/join/de.ts";
import { en as enJoin } from "../../src/locales/join/en-GB.ts";
import { es as esJoin } from "../../src/locales/join/es.ts";
import { et as etJoin } from "../../src/locales/join/et.ts";
import { fr as frJoin } from "../../src/locales/join/fr.ts";
import { it as itJoin } from "../../src/locales/join/it.ts";
import { pt as ptJoin } from "../../src/locales/join/pt.ts";
import { ar as arLater } from "../../src/locales/later/ar.ts";
import { de as deLater } from "../../src/locales/later/de.ts";
import { en as enLater } from "../../src/locales/later/en-GB.ts";
import { es as esLater } from "../../src/locales/later/es.ts";
import { et as etLater } from "../../src/locales/later/et.ts";
import { fr as frLater } from "../../src/locales/later/fr.ts";
import { it as itLater } from "../../src/locales/later/it.ts";
import { pt as ptLater } from "../../src/locales/later/pt.ts";
import { ar as arMeanwhile } from "../../src/locales/meanwhile/ar.ts";
import { de as deMeanwhile } from "../../src/locales/meanwhile/de.ts";
import { en as enMeanwhile } from "../../src/locales/meanwhile/en-GB.ts";
import { es as esMeanwhile } from "../../src/locales/meanwhile/es.ts";
import { et as etMeanwhile } from "../../src/locales/meanwhile/et.ts";
import { fr as frMeanwhile } from "../../src/locales/meanwhile/fr.ts";
import { it as itMeanwhile } from "../../src/locales/meanwhile/it.ts";
import { pt as ptMeanwhile } from "../../src/locales/meanwhile/pt.ts";
import { ar as arPreparing } from "../../src/locales/preparing/ar.ts";
import { de as dePreparing } from "../../src/locales/preparing/de.ts";
import { en as enPreparing } from "../../src/locales/preparing/en-GB.ts";
import { es as esPreparing } from "../../src/locales/preparing/es.ts";
import { et as etPreparing } from "../../src/locales/preparing/et.ts";
import { fr as frPreparing } from "../../src/locales/preparing/fr.ts";
import { it as itPreparing } from "../../src/locales/preparing/it.ts";
import { pt as ptPreparing } from "../../src/locales/preparing/pt.ts";
import { pt } from "../../src/locales/pt.ts";
import { ar as arQuotations } from "../../src/locales/quotations/ar.ts";
import { de as deQuotations } from "../../src/locales/quotations/de.ts";
import { en as enQuotations } from "../../src/locales/quotations/en-GB.ts";
import { es as esQuotations } from "../../src/locales/quotations/es.ts";
import { et as etQuotations } from "../../src/locales/quotations/et.ts";
import { fr as frQuotations } from "../../src/locales/quotations/fr.ts";
import { it as itQuotations } from "../../src/locales/quotations/it.ts";
import { pt as ptQuotations } from "../../src/locales/quotations/pt.ts";
import { ar as arRecord } from "../../src/locales/record/ar.ts";
import { de as deRecord } from "../../src/locales/record/de.ts";
import { en as enRecord } from "../../src/locales/record/en-GB.ts";
import { es as esRecord } from "../../src/locales/record/es.ts";
import { et as etRecord } from "../../src/locales/record/et.ts";
import { fr as frRecord } from "../../src/locales/record/fr.ts";
import { it as itRecord } from "../../src/locales/record/it.ts";
import { pt as ptRecord } from "../../src/locales/record/pt.ts";
import { ar as arRecording } from "../../src/locales/recording/ar.ts";
import { de as deRecording } from "../../src/locales/recording/de.ts";
import { en as enRecording } from "../../src/locales/recording/en-GB.ts";
import { es as esRecording } from "../../src/locales/recording/es.ts";
import { et as etRecording } from "../../src/locales/recording/et.ts";
import { fr as frRecording } from "../../src/locales/recording/fr.ts";
import { it as itRecording } from "../../src/locales/recording/it.ts";
import { pt as ptRecording } from "../../src/locales/recording/pt.ts";
import { ar as arReporting } from "../../src/locales/reporting/ar.ts";
import { de as deReporting } from "../../src/locales/reporting/de.ts";
import { en as enReporting } from "../../src/locales/reporting/en-GB.ts";
import { es as esReporting } from "../../src/locales/reporting/es.ts";
import { et as etReporting } from "../../src/locales/reporting/et.ts";
import { fr as frReporting } from "../../src/locales/reporting/fr.ts";
import { it as itReporting } from "../../src/locales/reporting/it.ts";
import { pt as ptReporting } from "../../src/locales/reporting/pt.ts";
import { ar as arTemplates } from "../../src/locales/templates/ar.ts";
import { de as deTemplates } from "../../src/locales/templates/de.ts";
import { en as enTemplates } from "../../src/locales/templates/en-GB.ts";
import { es as esTemplates } from "../../src/locales/templates/es.ts";
import { et as etTemplates } from "../../src/locales/templates/et.ts";
import { fr as frTemplates } from "../../src/locales/templates/fr.ts";
import { it as itTemplates } from "../../src/locales/templates/it.ts";
import { pt as ptTemplates } from "../../src/locales/templates/pt.ts";
import { ar as arWays } from "../../src/locales/ways/ar.ts";
import { de as deWays } from "../../src/locales/ways/de.ts";
import { en as enWays } from "../../src/locales/ways/en-GB.ts";
import { es as esWays } from "../../src/locales/ways/es.ts";
import { et as etWays } from "../../src/locales/ways/et.ts";
import { fr as frWays } from "../../src/locales/ways/fr.ts";
import { it as itWays } from "../../src/locales/ways/it.ts";
import { pt as ptWays } from "../../src/locales/ways/pt.ts";

type Strings = { readonly [key: string]: string };
const languages: { readonly [name: string]: Strings } = {
  "en-GB": {
    ...english,
    ...enJoin,
    ...enLater,
    ...enPreparing,
    ...enDeciding,
    ...enQuotations,
    ...enRecord,
    ...enRecording,
    ...enReporting,
    ...enGuidebook,
    ...enForYou,
    ...enMeanwhile,
    ...enTemplates,
    ...enWays,
    ...enChecks,
    ...enDialogs,
    ...enConsole,
  },
  fr: {
    ...fr,
    ...frJoin,
    ...frLater,
    ...frPreparing,
    ...frDeciding,
    ...frQuotations,
    ...frRecord,
    ...frRecording,
    ...frReporting,
    ...frGuidebook,
    ...frForYou,
    ...frMeanwhile,
    ...frTemplates,
    ...frWays,
    ...frChecks,
    ...frDialogs,
    ...frConsole,
  },
  es: {
    ...es,
    ...esJoin,
    ...esLater,
    ...esPreparing,
    ...esDeciding,
    ...esQuotations,
    ...esRecord,
    ...esRecording,
    ...esReporting,
    ...esGuidebook,
    ...esForYou,
    ...esMeanwhile,
    ...esTemplates,
    ...esWays,
    ...esChecks,
    ...esDialogs,
    ...esConsole,
  },
  pt: {
    ...pt,
    ...ptJoin,
    ...ptLater,
    ...ptPreparing,
    ...ptDeciding,
    ...ptQuotations,
    ...ptRecord,
    ...ptRecording,
    ...ptReporting,
    ...ptGuidebook,
    ...ptForYou,
    ...ptMeanwhile,
    ...ptTemplates,
    ...ptWays,
    ...ptChecks,
    ...ptDialogs,
    ...ptConsole,
  },
  it: {
    ...italian,
    ...itJoin,
    ...itLater,
    ...itPreparing,
    ...itDeciding,
    ...itQuotations,
    ...itRecord,
    ...itRecording,
    ...itReporting,
    ...itGuidebook,
    ...itForYou,
    ...itMeanwhile,
    ...itTemplates,
    ...itWays,
    ...itChecks,
    ...itDialogs,
    ...itConsole,
  },
  de: {
    ...de,
    ...deJoin,
    ...deLater,
    ...dePreparing,
    ...deDeciding,
    ...deQuotations,
    ...deRecord,
    ...deRecording,
    ...deReporting,
    ...deGuidebook,
    ...deForYou,
    ...deMeanwhile,
    ...deTemplates,
    ...deWays,
    ...deChecks,
    ...deDialogs,
    ...deConsole,
  },
  et: {
    ...et,
    ...etJoin,
    ...etLater,
    ...etPreparing,
    ...etDeciding,
    ...etQuotations,
    ...etRecord,
    ...etRecording,
    ...etReporting,
    ...etGuidebook,
    ...etForYou,
    ...etMeanwhile,
    ...etTemplates,
    ...etWays,
    ...etChecks,
    ...etDialogs,
    ...etConsole,
  },
  ar: {
    ...ar,
    ...arJoin,
    ...arLater,
    ...arPreparing,
    ...arDeciding,
    ...arQuotations,
    ...arRecord,
    ...arRecording,
    ...arReporting,
    ...arGuidebook,
    ...arForYou,
    ...arMeanwhile,
    ...arTemplates,
    ...arWays,
    ...arChecks,
    ...arDialogs,
    ...arConsole,
  },
};
const en: Strings = languages["en-GB"] ?? {};
const plural = /_(zero|one|two|few|many|other)$/;
const said = (strings: Strings) => new Set(Object.keys(strings).map((name) => name.replace(plural, "")));
const placesIn = (words: string) => [...words.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe.each(Object.entries(languages))("%s", (name, strings) => {
  it("says what English says, and nothing else", () => {
    expect([...said(strings)].sort()).toEqual([...said(en)].sort());
  });

  it("leaves nothing empty", () => {
    expect(Object.entries(strings).filter(([, words]) => words.trim() === "")).toEqual([]);
  });

  it("has the forms of its own plural", () => {
    // Forms for millions are filled in by withAllPlurals.
    const few = [0, 1, 2, 3, 11, 100].map((count) => new Intl.PluralRules(name).select(count));
    const missing = Object.keys(strings)
      .filter((key) => key.endsWith("_other"))
      .flatMap((key) => few.map((form) => key.replace(/other$/, form)))
      .filter((key) => !(key in strings));
    expect(missing).toEqual([]);
  });

  it("fills in what English fills in", () => {
    const wrong = Object.entries(strings).filter(([key, words]) => {
      if (plural.test(key) && !key.endsWith("_other")) return false; // "one card" needs no number
      const english = en[key] ?? "";
      return placesIn(words).join() !== placesIn(english).join();
    });
    expect(wrong).toEqual([]);
  });
});

const wordsOf = (name: string, key = /./) => Object.entries(languages[name] ?? {}).filter(([one]) => key.test(one));
it("French elides before a vowel only", () => {
  const elided = /(?:^|[^\p{L}])(?:[cdjlmnst]|qu)’(?![aeiouyhàâéèêëîïôûœæ«{])/iu;
  expect(wordsOf("fr").filter(([, words]) => elided.test(words))).toEqual([]);
});
it("a German Ausgabe is one of a guidebook and nothing else", () => {
  const others = wordsOf("de", /^(?!guide\.|mine\.used\.)/);
  expect(others.filter(([, words]) => /Ausgabe/.test(words))).toEqual([]);
});
it("an Estonian page of what is one's own says sa", () => {
  const formal = /(?:^|[^\p{L}])(te|teie|teid|teile|teil|teilt)(?!\p{L})/iu;
  expect(wordsOf("et", /^mine\./).filter(([, words]) => formal.test(words))).toEqual([]);
});

function sourcesIn(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) =>
      entry.isDirectory() ? sourcesIn(join(folder, entry.name)) : readFileSync(join(folder, entry.name), "utf8"),
    )
    .join("\n");
}

it("what is fetched later says nothing again that is there already", () => {
  const fetched = [
    english,
    enLater,
    enPreparing,
    enDeciding,
    enQuotations,
    enRecord,
    enRecording,
    enReporting,
    enGuidebook,
    enForYou,
    enMeanwhile,
    enTemplates,
    enWays,
    enChecks,
    enConsole,
    enDialogs,
  ];
  const others = (own: Strings): readonly Strings[] => [enJoin, ...fetched].filter((strings) => strings !== own);
  for (const later of fetched)
    expect(Object.keys(later).filter((key) => others(later).some((strings) => key in strings))).toEqual([]);
});

it("nothing is translated that nobody says", () => {
  const sources = sourcesIn(join(import.meta.dirname, "../../src/ui"));
  const madeUp =
    /^((agenda|import\.column|kind|notes\.mark|pillar|role)\.|(phase(\.words)?|scale\.(original|2014))\.\d+$)/; // looked up by kind, pillar, role, mark, level
  const unsaid = [...said(en)].filter((key) => !madeUp.test(key) && !sources.includes(`"${key}"`));
  expect(unsaid).toEqual([]);
});
