import { cipher, octave, quartet, sextant } from './codes/boxed.ts'
import { keyring } from './codes/keyring.ts'
import { parcel } from './codes/parcel.ts'
import { reflex } from './codes/reflex.ts'
import { strongbox } from './codes/strongbox.ts'
import { anvil } from './elsewhere/anvil.ts'
import { atlas } from './elsewhere/atlas.ts'
import { beacon } from './elsewhere/beacon.ts'
import { pigeon } from './elsewhere/pigeon.ts'
import { sentry } from './elsewhere/sentry.ts'
import { annex } from './entrances/annex.ts'
import { bakehouse } from './entrances/bakehouse.ts'
import { comet } from './entrances/comet.ts'
import { gallery } from './entrances/gallery.ts'
import { harbor } from './entrances/harbor.ts'
import { lantern } from './entrances/lantern.ts'
import { orbit } from './entrances/orbit.ts'
import { pantry } from './entrances/pantry.ts'
import { quay } from './entrances/quay.ts'
import { vitrine } from './entrances/vitrine.ts'
import { apiary } from './forms/apiary.ts'
import { campus } from './forms/campus.ts'
import { cellar } from './forms/cellar.ts'
import { depot } from './forms/depot.ts'
import { ferry } from './forms/ferry.ts'
import { gazette } from './forms/gazette.ts'
import { orchard } from './forms/orchard.ts'
import { registry } from './forms/registry.ts'
import { scribe } from './forms/scribe.ts'
import { sonar } from './forms/sonar.ts'
import { tidal } from './forms/tidal.ts'
import { tollway } from './forms/tollway.ts'
import { chaguan, kawara, mizan, samovar } from './languages/eastern.ts'
import { backstube, farol, marais, olivar } from './languages/western.ts'
import type { Site } from './site.ts'
import { charter } from './steps/charter.ts'
import { glacier } from './steps/glacier.ts'
import { guild } from './steps/guild.ts'
import { hearth } from './steps/hearth.ts'
import { ledger } from './steps/ledger.ts'
import { blackout } from './trouble/blackout.ts'
import { boiler } from './trouble/boiler.ts'
import { carousel } from './trouble/carousel.ts'
import { crumb } from './trouble/crumb.ts'
import { fuse } from './trouble/fuse.ts'
import { hiccup } from './trouble/hiccup.ts'
import { signpost } from './trouble/signpost.ts'
import { snail } from './trouble/snail.ts'
import { citadel } from './walls/citadel.ts'
import { imprint } from './walls/imprint.ts'
import { maze } from './walls/maze.ts'
import { notary } from './walls/notary.ts'
import { ration } from './walls/ration.ts'

/** Every login site, in the order of their descriptions. */
export const sites: Site[] = [
  ...[harbor, ledger, orbit, keyring, parcel, guild, atlas, beacon],
  ...[pantry, lantern, comet, quay, bakehouse, vitrine, gallery, annex],
  ...[orchard, gazette, apiary, tidal, tollway, scribe, registry, campus, depot, cellar, ferry],
  ...[sonar, hearth, glacier, charter],
  ...[strongbox, quartet, sextant, octave, cipher, reflex],
  ...[pigeon, sentry, anvil],
  ...[backstube, marais, olivar, kawara, mizan, chaguan, farol, samovar],
  ...[crumb, signpost, fuse, boiler, carousel, hiccup, blackout, snail],
  ...[imprint, notary, maze, citadel, ration],
]
