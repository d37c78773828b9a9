import { differential } from "./differential";
import { commands } from "./commands";

differential(commands);
