import { browserPlaces } from "../places/browser-places.js";
import { commandLinePlaces } from "../places/command-line-places.js";
import { testPlaces } from "../places/test-places.js";
import { workerdPlace } from "../places/workerd-place.js";

testPlaces([...commandLinePlaces, workerdPlace, ...browserPlaces]);
