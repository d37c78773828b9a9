import { differential } from "./differential";
import { replacing } from "./replacing";

differential(replacing);
