import { differential } from "./differential";
import { aliases } from "./aliases";

differential(aliases);
