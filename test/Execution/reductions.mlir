// Sums and extrema on vectors against scalar loops, and normalisations made of
// them.
// RUN: crease-run %s --entry=rms_norm --check --tolerance=2e-6
// RUN: crease-run %s --entry=rms_norm --threads=openmp --check --tolerance=2e-6
// RUN: crease-run %s --entry=layer_norm --dims=5,130,130 --dims=1,1,1 --dims=3,17,17 --dims=0,8,8 --check --tolerance=5e-6
// RUN: crease-run %s --entry=of_columns --dims=33,70,70 --dims=1,1,1 --dims=2,200,200 --check --tolerance=2e-6
// RUN: crease-run %s --entry=of_columns --dims=33,70,70 --threads=openmp --target=x86-64-v3 --check --tolerance=2e-6
// RUN: crease-run %s --entry=extremes --dims=4,65,4 --dims=4,64,4 --dims=9,1,9 --check --specials --tolerance=0
// RUN: crease-run %s --entry=mean_loss --check --tolerance=2e-6
// RUN: crease-run %s --entry=by_position --check --tolerance=2e-6
// RUN: crease-run %s --entry=narrow --check --tolerance=2e-6

#mn = affine_map<(m, n) -> (m, n)>
#m = affine_map<(m, n) -> (m)>
#n = affine_map<(m, n) -> (n)>
#all = affine_map<(m, n) -> ()>

func.func @rms_norm(%x: tensor<17x200xf32>, %g: tensor<200xf32>) -> tensor<17x200xf32> {
  %zero = arith.constant 0.0 : f32
  %count = arith.constant 200.0 : f32
  %eps = arith.constant 1.0e-5 : f32
  %e1 = tensor.empty() : tensor<17xf32>
  %e2 = tensor.empty() : tensor<17x200xf32>
  %z = linalg.fill ins(%zero : f32) outs(%e1 : tensor<17xf32>) -> tensor<17xf32>
  %s = linalg.generic {indexing_maps = [#mn, #m], iterator_types = ["parallel", "reduction"]} ins(%x : tensor<17x200xf32>) outs(%z : tensor<17xf32>) {
  ^bb0(%a: f32, %o: f32):
    %q = arith.mulf %a, %a : f32
    %t = arith.addf %o, %q : f32
    linalg.yield %t : f32
  } -> tensor<17xf32>
  %y = linalg.generic {indexing_maps = [#mn, #m, #n, #mn], iterator_types = ["parallel", "parallel"]} ins(%x, %s, %g : tensor<17x200xf32>, tensor<17xf32>, tensor<200xf32>) outs(%e2 : tensor<17x200xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32, %o: f32):
    %mean = arith.divf %b, %count : f32
    %p = arith.addf %mean, %eps : f32
    %r = math.rsqrt %p : f32
    %t = arith.mulf %a, %r : f32
    %u = arith.mulf %t, %c : f32
    linalg.yield %u : f32
  } -> tensor<17x200xf32>
  return %y : tensor<17x200xf32>
}

func.func @layer_norm(%x: tensor<?x?xf32>, %g: tensor<?xf32>) -> tensor<?x?xf32> {
  %zero = arith.constant 0.0 : f32
  %eps = arith.constant 1.0e-5 : f32
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %rows = tensor.dim %x, %c0 : tensor<?x?xf32>
  %columns = tensor.dim %x, %c1 : tensor<?x?xf32>
  %i = arith.index_cast %columns : index to i64
  %count = arith.sitofp %i : i64 to f32
  %e1 = tensor.empty(%rows) : tensor<?xf32>
  %e2 = tensor.empty(%rows, %columns) : tensor<?x?xf32>
  %z = linalg.fill ins(%zero : f32) outs(%e1 : tensor<?xf32>) -> tensor<?xf32>
  %s = linalg.reduce ins(%x : tensor<?x?xf32>) outs(%z : tensor<?xf32>) dimensions = [1]
    (%a: f32, %o: f32) {
      %t = arith.addf %a, %o : f32
      linalg.yield %t : f32
    }
  %v = linalg.generic {indexing_maps = [#mn, #m, #m], iterator_types = ["parallel", "reduction"]} ins(%x, %s : tensor<?x?xf32>, tensor<?xf32>) outs(%z : tensor<?xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %mean = arith.divf %b, %count : f32
    %d = arith.subf %a, %mean : f32
    %q = arith.mulf %d, %d : f32
    %t = arith.addf %q, %o : f32
    linalg.yield %t : f32
  } -> tensor<?xf32>
  %y = linalg.generic {indexing_maps = [#mn, #m, #m, #n, #mn], iterator_types = ["parallel", "parallel"]} ins(%x, %s, %v, %g : tensor<?x?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>) outs(%e2 : tensor<?x?xf32>) {
  ^bb0(%a: f32, %b: f32, %w: f32, %c: f32, %o: f32):
    %mean = arith.divf %b, %count : f32
    %d = arith.subf %a, %mean : f32
    %var = arith.divf %w, %count : f32
    %p = arith.addf %var, %eps : f32
    %r = math.rsqrt %p : f32
    %t = arith.mulf %d, %r : f32
    %u = arith.mulf %t, %c : f32
    linalg.yield %u : f32
  } -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

func.func @of_columns(%x: tensor<?x?xf32>, %start: tensor<?xf32>) -> tensor<?xf32> {
  %s = linalg.generic {indexing_maps = [#mn, #n], iterator_types = ["reduction", "parallel"]} ins(%x : tensor<?x?xf32>) outs(%start : tensor<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %q = crease.silu %a : f32
    %t = arith.addf %q, %o : f32
    linalg.yield %t : f32
  } -> tensor<?xf32>
  return %s : tensor<?xf32>
}

// Of NaN, infinities and zeros of both signs.
func.func @extremes(%x: tensor<?x?xf32>, %start: tensor<?xf32>) -> (tensor<?xf32>, tensor<?xf32>) {
  %a = linalg.reduce {arith.maximumf} ins(%x : tensor<?x?xf32>) outs(%start : tensor<?xf32>) dimensions = [1]
  %b = linalg.reduce {arith.minimumf} ins(%x : tensor<?x?xf32>) outs(%start : tensor<?xf32>) dimensions = [1]
  return %a, %b : tensor<?xf32>, tensor<?xf32>
}

func.func @mean_loss(%x: tensor<13x70xf32>, %t: tensor<13x70xf32>, %start: tensor<f32>) -> tensor<f32> {
  %s = linalg.generic {indexing_maps = [#mn, #mn, #all], iterator_types = ["reduction", "reduction"]} ins(%x, %t : tensor<13x70xf32>, tensor<13x70xf32>) outs(%start : tensor<f32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %d = arith.subf %a, %b : f32
    %q = arith.mulf %d, %d : f32
    %r = arith.addf %q, %o : f32
    linalg.yield %r : f32
  } -> tensor<f32>
  return %s : tensor<f32>
}

// An input that does not move along the vectors, and positions.
func.func @by_position(%x: tensor<6x70xf32>, %w: tensor<6xf32>, %start: tensor<6xf32>) -> tensor<6xf32> {
  %s = linalg.generic {indexing_maps = [#mn, #m, #m], iterator_types = ["parallel", "reduction"]} ins(%x, %w : tensor<6x70xf32>, tensor<6xf32>) outs(%start : tensor<6xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %i = linalg.index 1 : index
    %j = linalg.index 0 : index
    %k = arith.addi %i, %j : index
    %l = arith.index_cast %k : index to i32
    %f = arith.sitofp %l : i32 to f32
    %p = arith.mulf %a, %f : f32
    %q = arith.mulf %p, %b : f32
    %t = arith.addf %q, %o : f32
    linalg.yield %t : f32
  } -> tensor<6xf32>
  return %s : tensor<6xf32>
}

func.func @narrow(%x: tensor<6x70xbf16>, %start: tensor<6xf32>) -> tensor<6xf32> {
  %s = linalg.generic {indexing_maps = [#mn, #m], iterator_types = ["parallel", "reduction"]} ins(%x : tensor<6x70xbf16>) outs(%start : tensor<6xf32>) {
  ^bb0(%a: bf16, %o: f32):
    %f = arith.extf %a : bf16 to f32
    %t = arith.addf %f, %o : f32
    linalg.yield %t : f32
  } -> tensor<6xf32>
  return %s : tensor<6xf32>
}
