import { differential } from "./differential";
import { sets } from "./sets";

differential(sets);
