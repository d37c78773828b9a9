import { differential } from "./differential";
import { halfway } from "./halfway";

differential(halfway);
